import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Role } from '../access/role.ts';
import type { Api } from './api/api-client.ts';
import type { Settings } from './settings.ts';

/** What every page works with. */
export interface Console {
  readonly api: Api;
  readonly settings: Settings;
  /** Of who is signed in. */
  readonly userId: string;
  /** Whether they may do what needs this role. */
  may(needed: Role): boolean;
}

export const ConsoleContext = createContext<Console | null>(null);

/** The API, the settings and who one is. Throws outside of the signed-in part of the console. */
export const useConsole = (): Console => {
  const value = useContext(ConsoleContext);
  if (!value) throw new Error('There is no ConsoleContext around this component.');
  return value;
};
