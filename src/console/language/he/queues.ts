/** What is told of messages that nobody took, in Hebrew. */
export const queues = {
  messages: {
    'Dead letters': 'הודעות שנדחו',
    'Messages that nobody took. They are kept for 14 days after they were sent.':
      'הודעות שאף אחד לא לקח. הן נשמרות 14 ימים אחרי שנשלחו.',
    'the dead letters': 'ההודעות שנדחו',
    'Every message was taken.': 'כל ההודעות נלקחו.',
    'Messages that intake refused': 'הודעות שהקליטה דחתה',
    'Events that no machine was given': 'אירועים שלא הגיעו לאף מכונה',
    'Send them to intake again': 'לשלוח אותן שוב לקליטה',
    'They weren’t sent again': 'הן לא נשלחו שוב',
    'No log says any more why.': 'אף יומן כבר לא אומר למה.',
    'The message': 'ההודעה',
    'Delete this message for good? What it asks for is never done.':
      'למחוק את ההודעה לתמיד? מה שהיא מבקשת לא ייעשה לעולם.',
  },
  counted: {
    'received {n} times': {
      one: 'התקבלה פעם אחת',
      two: 'התקבלה פעמיים',
      other: 'התקבלה {n} פעמים',
    },
  },
} as const;
