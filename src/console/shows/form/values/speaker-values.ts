/** The speakers of a form, by what their controls' names begin with. */
export const ORDINALS = ['first', 'second', 'third', 'fourth'] as const;
type Ordinal = (typeof ORDINALS)[number];

/** What stands in the controls of each speaker. */
interface SpeakerControls {
  readonly Role: string;
  readonly Name: string;
  readonly Character: string;
  readonly Voice: string;
  /** 1 for the voice's own pace. */
  readonly Rate: string;
  /** 0 for the voice's own pitch. */
  readonly Pitch: string;
}

/** The controls of all speakers: `firstRole`, `fourthPitch`. */
export type SpeakerValues = {
  readonly [Name in `${Ordinal}${keyof SpeakerControls}`]: string;
};

/** A speaker as a show or an episode has it. */
export interface FormSpeaker {
  readonly role: string;
  readonly name?: string | null | undefined;
  readonly character?: string | null | undefined;
  readonly voice: string | null;
  readonly speakingRate?: number | null | undefined;
  readonly pitch?: number | null | undefined;
}

const controlsOf = (speaker: FormSpeaker | undefined): SpeakerControls => ({
  Role: speaker?.role ?? '',
  Name: speaker?.name ?? '',
  Character: speaker?.character ?? '',
  Voice: speaker?.voice ?? '',
  Rate: String(speaker?.speakingRate ?? 1),
  Pitch: String(speaker?.pitch ?? 0),
});

/** What stands in the controls of speakers. */
export const speakerValues = (speakers: readonly FormSpeaker[]): SpeakerValues =>
  Object.fromEntries(
    ORDINALS.flatMap((ordinal, at) =>
      Object.entries(controlsOf(speakers[at])).map(([name, value]) => [`${ordinal}${name}`, value]),
    ),
  ) as unknown as SpeakerValues;
