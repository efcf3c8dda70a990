const INVITATION =
  /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/(?:joinchat\/|\+)([\w-]{8,64})(?=$|[/?#])/i;

/** What Telegram knows an invitation to a private channel by, out of its link; undefined for what is none (core.telegram.org/api/links#chat-invite-links). */
export const readInvitation = (entry: string): string | undefined =>
  INVITATION.exec(entry.trim())?.[1];
