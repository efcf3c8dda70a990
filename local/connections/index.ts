export type { AdminRoutes, Admit, Done } from './admin-routes.ts';
export { type ChannelService, createChannelRoutes } from './channel-routes.ts';
export { type ChatService, createChatRoutes } from './chat-routes.ts';
export { type ConnectionService, createConnectionRoutes } from './connection-routes.ts';
export { createDiskRoutes, type DiskService } from './disk-routes.ts';
export { createExportRoutes, type ExportService, MAX_EXPORT_BYTES } from './export-routes.ts';
export { createSignInRoutes, type SignInService } from './sign-in-routes.ts';
export { createVoiceRoutes, type VoiceSampleService } from './voice-routes.ts';
