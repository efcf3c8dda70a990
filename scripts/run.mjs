// Runs a program for a script of package.json: perhaps before npm ci, perhaps on an older Node.
import { runInstalled } from './run-installed.mjs';

const [file, ...args] = process.argv.slice(2);
await runInstalled(file, args);
