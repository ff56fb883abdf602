/** A limit by the name that Azure's headers have for it. */
export type LimitName = 'entity' | 'tenant' | 'clienttype' | 'qpu';
