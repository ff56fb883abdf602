import { createContext, useContext } from 'react';
import { type PageServices } from '../services/installServices';

/** Hands the page's services to its views. */
export const PageServicesContext = createContext<PageServices | undefined>(undefined);

/** The page's services. @throws Error outside the page */
export function usePageServices(): PageServices {
  const services = useContext(PageServicesContext);
  if (!services) {
    throw new Error('The page services are not provided here');
  }
  return services;
}
