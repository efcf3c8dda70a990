/** The bounds of a speaking rate, in times the voice's own pace: AudioConfig.speaking_rate of google.cloud.texttospeech.v1. */
export const SPEAKING_RATE = { min: 0.25, max: 2 } as const;

/** The bounds of a pitch, in semitones above or below the voice's own: AudioConfig.pitch of the same. */
export const PITCH = { min: -20, max: 20 } as const;
