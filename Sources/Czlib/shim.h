#ifndef DOISOAT_CZLIB_SHIM_H
#define DOISOAT_CZLIB_SHIM_H

#include <zlib.h>

#endif
