import type { Example } from './example.ts';

export const ENGLISH: readonly Example[] = [
  {
    text: 'The ferry is late. Nobody knows why.',
    sentences: ['The ferry is late.', 'Nobody knows why.'],
  },
  {
    text: 'He wrote of it in a long letter to Mr. Brown of Mill Lane.',
    sentences: ['He wrote of it in a long letter to Mr. Brown of Mill Lane.'],
  },
  {
    text: 'Gen. Lee and Capt. Marsh met Dr. Okoro. They spoke for an hour.',
    sentences: ['Gen. Lee and Capt. Marsh met Dr. Okoro.', 'They spoke for an hour.'],
  },
  {
    text: 'The lake is named after St. Anne. It is deep.',
    sentences: ['The lake is named after St. Anne.', 'It is deep.'],
  },
  {
    text: 'We asked Prof. A. B. Quill, Ph.D., of the harbour school. She answered.',
    sentences: ['We asked Prof. A. B. Quill, Ph.D., of the harbour school.', 'She answered.'],
  },
  {
    text: 'J. R. Marrow wrote the book. It was his third.',
    sentences: ['J. R. Marrow wrote the book.', 'It was his third.'],
  },
  {
    text: 'You and I. Did you hear Albert I. Stone?',
    sentences: ['You and I.', 'Did you hear Albert I. Stone?'],
  },
  {
    text: 'Vitamin C. Doctors recommend it in winter.',
    sentences: ['Vitamin C.', 'Doctors recommend it in winter.'],
  },
  {
    text: 'They chose plan B. Workers begin on Monday.',
    sentences: ['They chose plan B.', 'Workers begin on Monday.'],
  },
  {
    text: 'The U.S. Senate met in Washington, D.C. on Tuesday.',
    sentences: ['The U.S. Senate met in Washington, D.C. on Tuesday.'],
  },
  {
    text: 'She moved to the U.S. in May and left the U.S. last week.',
    sentences: ['She moved to the U.S. in May and left the U.S. last week.'],
  },
  {
    text: 'He has lived in the U.S. The rest of the family stayed.',
    sentences: ['He has lived in the U.S.', 'The rest of the family stayed.'],
  },
  {
    text: 'How long were you in the U.K.? Two years.',
    sentences: ['How long were you in the U.K.?', 'Two years.'],
  },
  {
    text: 'It costs $3.50 in the shop. Online it is 2.99.',
    sentences: ['It costs $3.50 in the shop.', 'Online it is 2.99.'],
  },
  {
    text: 'Growth was 0.4 percent. In May it was 1.2.',
    sentences: ['Growth was 0.4 percent.', 'In May it was 1.2.'],
  },
  {
    text: 'Version v1.2.3 is out. Get it at https://example.com/a.b?c=1. Then restart.',
    sentences: [
      'Version v1.2.3 is out.',
      'Get it at https://example.com/a.b?c=1.',
      'Then restart.',
    ],
  },
  {
    text: 'Write to jane.doe@example.com. She answers.',
    sentences: ['Write to jane.doe@example.com.', 'She answers.'],
  },
  {
    text: 'The file is called notes.txt. Open it.',
    sentences: ['The file is called notes.txt.', 'Open it.'],
  },
  {
    text: 'Doors open at 7 p.m. Bring a friend.',
    sentences: ['Doors open at 7 p.m.', 'Bring a friend.'],
  },
  {
    text: 'Doors open at 7 p.m. and close at 1 a.m. on Sundays.',
    sentences: ['Doors open at 7 p.m. and close at 1 a.m. on Sundays.'],
  },
  {
    text: 'At 5 a.m. Captain Marsh left the port. Nobody saw him.',
    sentences: ['At 5 a.m. Captain Marsh left the port.', 'Nobody saw him.'],
  },
  { text: 'The call is at 9 a.m. Monday.', sentences: ['The call is at 9 a.m. Monday.'] },
  { text: 'It ends at 5 p.m. EST on Friday.', sentences: ['It ends at 5 p.m. EST on Friday.'] },
  {
    text: 'See No. 5 and no. 7. Is that so? No. It is not.',
    sentences: ['See No. 5 and no. 7.', 'Is that so?', 'No.', 'It is not.'],
  },
  {
    text: 'Turn to p. 12 or pp. 30 to 34, vol. 3, fig. 2.',
    sentences: ['Turn to p. 12 or pp. 30 to 34, vol. 3, fig. 2.'],
  },
  {
    text: 'It is Smith vs. Jones, i.e. an old case, e.g. of 1949.',
    sentences: ['It is Smith vs. Jones, i.e. an old case, e.g. of 1949.'],
  },
  {
    text: 'We sell apples, pears, etc. The shop is open.',
    sentences: ['We sell apples, pears, etc.', 'The shop is open.'],
  },
  { text: 'Apples, pears, etc. are sold here.', sentences: ['Apples, pears, etc. are sold here.'] },
  {
    text: 'Marsh & Co. delivered it. Harbour Works Inc. paid.',
    sentences: ['Marsh & Co. delivered it.', 'Harbour Works Inc. paid.'],
  },
  {
    text: 'He joined Harbour Works Inc. The firm doubled.',
    sentences: ['He joined Harbour Works Inc.', 'The firm doubled.'],
  },
  { text: 'Martin Stone Jr. ran again.', sentences: ['Martin Stone Jr. ran again.'] },
  {
    text: 'The shop on Main St. is closed. The one on Mill Ave. is open.',
    sentences: ['The shop on Main St. is closed.', 'The one on Mill Ave. is open.'],
  },
  {
    text: 'It opens on Dec. 5 and ends in Feb. The rest is unknown.',
    sentences: ['It opens on Dec. 5 and ends in Feb.', 'The rest is unknown.'],
  },
  {
    text: 'The ship came on Fri. It left on Sat. morning.',
    sentences: ['The ship came on Fri.', 'It left on Sat. morning.'],
  },
  {
    text: '"Is it open?" she asked. "It is." He nodded.',
    sentences: ['"Is it open?" she asked.', '"It is."', 'He nodded.'],
  },
  { text: '"Stop!" he cried. They stopped.', sentences: ['"Stop!" he cried.', 'They stopped.'] },
  {
    text: '"Who rang?" Tom Marsh asked. Nobody answered.',
    sentences: ['"Who rang?" Tom Marsh asked.', 'Nobody answered.'],
  },
  { text: 'He said, "Stop." Then he left.', sentences: ['He said, "Stop."', 'Then he left.'] },
  {
    text: 'She wrote “The bridge is closed.” It was not.',
    sentences: ['She wrote “The bridge is closed.”', 'It was not.'],
  },
  { text: '“Why?” “Because.”', sentences: ['“Why?”', '“Because.”'] },
  { text: "He called it 'odd.' She did not.", sentences: ["He called it 'odd.'", 'She did not.'] },
  {
    text: 'The mayor (he is 60. He looks younger.) opened it.',
    sentences: ['The mayor (he is 60. He looks younger.) opened it.'],
  },
  {
    text: 'It was late. (The clock had stopped.) Nobody minded.',
    sentences: ['It was late.', '(The clock had stopped.)', 'Nobody minded.'],
  },
  {
    text: 'They left (see page 4). Others stayed.',
    sentences: ['They left (see page 4).', 'Others stayed.'],
  },
  {
    text: 'The point [...] is clear. It [sic!] stands.',
    sentences: ['The point [...] is clear.', 'It [sic!] stands.'],
  },
  {
    text: 'The dam broke.[1] Nobody was hurt.[2][3]',
    sentences: ['The dam broke.[1]', 'Nobody was hurt.[2][3]'],
  },
  {
    text: 'Well ... perhaps. I never meant that.... She left.',
    sentences: ['Well ... perhaps.', 'I never meant that....', 'She left.'],
  },
  {
    text: 'Wait… What is that? It was… odd.',
    sentences: ['Wait…', 'What is that?', 'It was… odd.'],
  },
  { text: 'It was . . . odd. Very odd.', sentences: ['It was . . . odd.', 'Very odd.'] },
  { text: 'What?! Really?? Yes!!! Go.', sentences: ['What?!', 'Really??', 'Yes!!!', 'Go.'] },
  { text: 'He works at Yahoo! in the city.', sentences: ['He works at Yahoo! in the city.'] },
  {
    text: 'The iPhone is dear. iPhone 17 costs more. eBay is cheaper.',
    sentences: ['The iPhone is dear.', 'iPhone 17 costs more.', 'eBay is cheaper.'],
  },
  {
    text: '1. The first point. 2. The second point.',
    sentences: ['1. The first point.', '2. The second point.'],
  },
  {
    text: 'A. Quill, miller. T. S. Marrow rang.',
    sentences: ['A. Quill, miller.', 'T. S. Marrow rang.'],
  },
  {
    text: 'On 12.03.2026 it rained. At 10.30 it stopped.',
    sentences: ['On 12.03.2026 it rained.', 'At 10.30 it stopped.'],
  },
  {
    text: 'The text ended.Then came another.',
    sentences: ['The text ended.', 'Then came another.'],
  },
  { text: 'Call asyncio.run or Node.Js.', sentences: ['Call asyncio.run or Node.Js.'] },
  {
    text: 'Heading\nThe text below it. More.',
    sentences: ['Heading', 'The text below it.', 'More.'],
  },
  { text: 'First line.\n\nSecond paragraph.', sentences: ['First line.', 'Second paragraph.'] },
  {
    text: 'The river rose 3 ft. It fell by 2 in the night.',
    sentences: ['The river rose 3 ft.', 'It fell by 2 in the night.'],
  },
  {
    text: 'It weighs 5 lbs. and costs 3 dollars.',
    sentences: ['It weighs 5 lbs. and costs 3 dollars.'],
  },
  { text: 'Is it 10 a.m.? It is.', sentences: ['Is it 10 a.m.?', 'It is.'] },
  {
    text: 'He came in 44 B.C. and left in 300 A.D. to rest.',
    sentences: ['He came in 44 B.C. and left in 300 A.D. to rest.'],
  },
  { text: 'Thank you! 🎉', sentences: ['Thank you! 🎉'] },
  {
    text: 'The temperature is approx. 20 degrees. It is warm.',
    sentences: ['The temperature is approx. 20 degrees.', 'It is warm.'],
  },
  {
    text: 'Rev. J. Marsh, Lt. Gov. Ann Stone and Sen. Bob Hill signed it.',
    sentences: ['Rev. J. Marsh, Lt. Gov. Ann Stone and Sen. Bob Hill signed it.'],
  },
  { text: 'What is it (?) and why (!) now?', sentences: ['What is it (?) and why (!) now?'] },
  {
    text: '"We came," he said. "We saw." She laughed.',
    sentences: ['"We came," he said.', '"We saw."', 'She laughed.'],
  },
  {
    text: 'The answer: yes. The question: why?',
    sentences: ['The answer: yes.', 'The question: why?'],
  },
  { text: 'It is 5 km. From there it is 2.', sentences: ['It is 5 km.', 'From there it is 2.'] },
];
