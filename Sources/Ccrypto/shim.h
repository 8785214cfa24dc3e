#ifndef DOISOAT_CCRYPTO_SHIM_H
#define DOISOAT_CCRYPTO_SHIM_H

#include <openssl/evp.h>

#endif
