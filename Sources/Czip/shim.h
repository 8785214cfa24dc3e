#ifndef DOISOAT_CZIP_SHIM_H
#define DOISOAT_CZIP_SHIM_H

#include <zip.h>

#endif
