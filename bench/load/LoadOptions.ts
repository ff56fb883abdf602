import { countFlag } from '../countFlag';

/** How many look at what, through what. */
export interface LoadOptions {
  readonly users: number;
  /** Panels of each user's dashboard, each of which asks something else. */
  readonly panels: number;
  /** Plugin processes, over which users are spread. */
  readonly replicas: number;
  /** Whether the processes share a Redis. */
  readonly redis: boolean;
  /** Whether Azure limits calls, as it does by default. */
  readonly quota: boolean;
}

/** The flags of `npm run bench -- load`, as `parseArgs` takes them. */
export const loadFlags = {
  users: { type: 'string', default: '50' },
  panels: { type: 'string', default: '24' },
  replicas: { type: 'string', default: '1' },
  redis: { type: 'boolean', default: false },
  quota: { type: 'boolean', default: false },
} as const;

/** What `parseArgs` makes of the flags. */
interface FlagValues {
  readonly users: string;
  readonly panels: string;
  readonly replicas: string;
  readonly redis: boolean;
  readonly quota: boolean;
}

/** @throws Error when a flag is not a whole number above 0 */
export function parseLoadOptions({ users, panels, replicas, redis, quota }: FlagValues): LoadOptions {
  return {
    users: countFlag('users', users),
    panels: countFlag('panels', panels),
    replicas: countFlag('replicas', replicas),
    redis,
    quota,
  };
}
