import { useEffect, useState } from 'preact/hooks';
import { hrefTo, parseRoute, type Route } from './route.ts';
import { leaveGuard } from './use-unsaved.ts';

const followers = new Set<() => void>();

// Once for all that follow the address: a person is asked once whether to leave.
addEventListener('hashchange', () => {
  if (!leaveGuard.arrive()) return;
  for (const follow of followers) follow();
  scrollTo(0, 0);
});

/** The page that the address names, followed as it changes. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.hash));
    followers.add(follow);
    return () => {
      followers.delete(follow);
    };
  }, []);
  return route;
};

/** Opens a page, as a link to it would. */
export const visit = (route: Parameters<typeof hrefTo>[0]): void => {
  location.hash = hrefTo(route);
};

/** Opens a page when a person's work is done: nothing is asked about what was typed. */
export const goTo = (route: Parameters<typeof hrefTo>[0]): void => {
  leaveGuard.setUnsaved(false);
  visit(route);
};
