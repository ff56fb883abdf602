/** What a service principal signs in with. */
export interface ServicePrincipal {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The one application that the simulated tenant knows. Its secret opens nothing but simulators. */
export const SERVICE_PRINCIPAL: ServicePrincipal = {
  tenantId: '5a0f1c7e-3d94-4b62-9e8f-2c6b7d1a4e00',
  clientId: '9e2b6f84-1c5d-47a0-b3e6-8f4d0a7c5b99',
  clientSecret: 'SIM8Q~not-a-real-secret.only-for-the-simulator',
};
