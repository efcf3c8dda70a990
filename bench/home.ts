// What somebody at home waits for: from `npm run demo` to the episode, and many episodes at once beside
// as many one after the other.
await import('./demo.ts');
await import('./executions.ts');
