import { fileURLToPath } from 'node:url';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The channel that ships with the project: six weeks of a tide mill's restoration, an invention of ours. Its posts name no weekday, day or month of their own time, so that they stay true when they are moved to another. */
export const SAMPLE_EXPORT = path('./saltreach-tide-mill.json');

/** A second, small one, which has three of the mill's posts too. */
export const SECOND_SAMPLE_EXPORT = path('./lantern-quay-notices.json');
