import type { Route } from './router.ts';

/** A route whose refusals are told as `toProblem` says; what that doesn't know is thrown on. */
export const telling =
  (toProblem: (error: unknown) => unknown, route: Route): Route =>
  async (event) => {
    try {
      return await route(event);
    } catch (error) {
      throw toProblem(error);
    }
  };
