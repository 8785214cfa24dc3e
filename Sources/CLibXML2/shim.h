#ifndef DOISOAT_CLIBXML2_SHIM_H
#define DOISOAT_CLIBXML2_SHIM_H

/* Debian builds libxml2 with ICU, and its headers then pull in ICU's own, whose UErrorCode
   clashes with the one Foundation brings along. We use nothing of ICU through libxml2, so the
   switch is taken back before any other header is read. Judge this on a clean build only. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* A C global that Swift 6 refuses to read: the library's release function. */
static inline void doisoat_xmlFree(void *pointer) { xmlFree(pointer); }

#endif
