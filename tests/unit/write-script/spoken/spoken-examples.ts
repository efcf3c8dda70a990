/**
 * What posts say and what is said of them, by BCP 47 tag. A headline stands in front of " | ", sentences
 * are set apart by " ‖ ".
 */
export type SpokenExamples = Readonly<
  Record<string, readonly (readonly [written: string, said: string])[]>
>;
