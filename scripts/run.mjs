// npm start and npm run demo: what people run first, perhaps before npm ci, perhaps on an older Node.
import { runInstalled } from './run-installed.mjs';

const [file, ...args] = process.argv.slice(2);
await runInstalled(file, args);
