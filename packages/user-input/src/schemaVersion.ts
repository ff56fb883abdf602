import * as z from 'zod/mini';

/** The version of our query model that this plugin reads and writes. */
const SCHEMA_VERSION = 1;

/** Absent means version 1. */
export function schemaVersion() {
  return z._default(z.literal(SCHEMA_VERSION), SCHEMA_VERSION);
}
