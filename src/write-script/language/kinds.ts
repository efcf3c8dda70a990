/** What a question asks for, and so what the next line has to hold. */
export type QuestionKind = 'why' | 'catch' | 'example' | 'duration' | 'cost' | 'result';

/** What a post's first sentence answers when its name is brought up. */
export type LeadKind = 'any' | 'when' | 'definition' | 'quotation' | 'difference';
