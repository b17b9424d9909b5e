// SPDX-License-Identifier: Apache-2.0
// The XML form of registers (schemas/register.xsd).
#ifndef JUANCE_XML_REGISTER_FORMAT_H
#define JUANCE_XML_REGISTER_FORMAT_H

#define REGISTER_NAMESPACE "urn:juance:register"
#define REGISTER_VERSION   "1.0"

#endif
