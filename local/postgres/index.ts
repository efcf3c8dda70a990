export { findRunningServer } from './running-server.ts';
export { type PostgresServer, type StartPostgresOptions, startPostgres } from './start-postgres.ts';
