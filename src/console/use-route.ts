import { useEffect, useState } from 'preact/hooks';
import { hrefTo, parseRoute, type Route } from './route.ts';

/** The page that the address names, followed as it changes. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => {
      setRoute(parseRoute(location.hash));
      scrollTo(0, 0);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
};

/** Opens a page, as a link to it would. */
export const goTo = (route: Parameters<typeof hrefTo>[0]): void => {
  location.hash = hrefTo(route);
};
