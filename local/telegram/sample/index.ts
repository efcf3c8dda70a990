import { fileURLToPath } from 'node:url';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The channels that the demo and the first start tell of: three days of a small town, its news and its neighbours' group, inventions of ours. They name no weekday, day or month of their own time either. */
export const TOWN_EXPORTS = [path('./saltreach-now.json'), path('./saltreach-neighbours.json')];

/** The language of all samples. */
export const SAMPLE_LANGUAGE = 'en-US';

/** An author's channel: six weeks of a tide mill's restoration, an invention of ours. Its posts name no weekday, day or month of their own time, so that they stay true when they are moved to another. */
export const SAMPLE_EXPORT = path('./saltreach-tide-mill.json');

/** A second, small one, which has three of the mill's posts too. */
export const SECOND_SAMPLE_EXPORT = path('./lantern-quay-notices.json');
