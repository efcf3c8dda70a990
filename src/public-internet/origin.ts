/** An origin as it is allowed, whose port can be `*`: `http://127.0.0.1:*`. It stands by itself for who bundles no zod. */
export const ORIGIN = /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(?:\d{1,5}|\*))?$/;
