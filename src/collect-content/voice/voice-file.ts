/** Where the sound of a voice message lies: known to the source that read it, and to nobody else. */
export interface VoiceFile {
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly seconds: number;
  /** The source's own. */
  readonly reference: unknown;
}

/** Voice messages of a window, by the channel's username and the post's id. */
export type VoiceFiles = Map<string, VoiceFile>;

/** How a post's voice message is named. */
export const voiceKey = (channel: string, id: number): string => `${channel}/${id}`;
