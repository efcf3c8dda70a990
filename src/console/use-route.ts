import { useEffect, useState } from 'preact/hooks';
import { hrefTo, parseRoute, type Route } from './route.ts';
import { leaveGuard } from './use-unsaved.ts';

/** The page that the address names, followed as it changes. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => {
      if (!leaveGuard.arrive()) return;
      setRoute(parseRoute(location.hash));
      scrollTo(0, 0);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
};

/** Opens a page when a person's work is done: nothing is asked about what was typed. */
export const goTo = (route: Parameters<typeof hrefTo>[0]): void => {
  leaveGuard.setUnsaved(false);
  location.hash = hrefTo(route);
};
