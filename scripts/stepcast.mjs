#!/usr/bin/env node
import { runInstalled } from './run-installed.mjs';

await runInstalled('cli/main.ts', process.argv.slice(2));
