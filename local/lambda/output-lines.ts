import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Hands on a process's output line by line. A line that ends in `marker` says that everything
 * before it belongs to what has just ended: `onMarker` is called instead.
 */
export const readOutputLines = (
  stream: Readable,
  marker: string,
  onLine: (line: string) => void,
  onMarker: () => void,
): void => {
  createInterface({ input: stream }).on('line', (line) => {
    const isMarked = line.endsWith(marker);
    const text = isMarked ? line.slice(0, -marker.length) : line;
    if (text !== '') onLine(text);
    if (isMarked) onMarker();
  });
};
