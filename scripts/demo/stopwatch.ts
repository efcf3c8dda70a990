/** Starts now; tells the seconds since, for example `4.2 s`. */
export const stopwatch = () => {
  const startedAt = performance.now();
  return () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
};
