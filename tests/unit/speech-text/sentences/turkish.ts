import type { Example } from './example.ts';

export const TURKISH: readonly Example[] = [
  {
    text: 'Vapur gecikti. Kimse nedenini bilmiyor.',
    sentences: ['Vapur gecikti.', 'Kimse nedenini bilmiyor.'],
  },
  {
    text: '3. sınıf öğrencisi geldi. Sonra gitti.',
    sentences: ['3. sınıf öğrencisi geldi.', 'Sonra gitti.'],
  },
  {
    text: '2. Dünya Savaşı bitti. Herkes sevindi.',
    sentences: ['2. Dünya Savaşı bitti.', 'Herkes sevindi.'],
  },
  {
    text: 'II. Abdülhamid tahta çıktı. Sonra indi.',
    sentences: ['II. Abdülhamid tahta çıktı.', 'Sonra indi.'],
  },
  {
    text: '19. yüzyılda burada bir değirmen vardı.',
    sentences: ['19. yüzyılda burada bir değirmen vardı.'],
  },
  {
    text: 'Dr. Ali ve Prof. Dr. Ayşe Kaya konuştu. Kimse sormadı.',
    sentences: ['Dr. Ali ve Prof. Dr. Ayşe Kaya konuştu.', 'Kimse sormadı.'],
  },
  {
    text: 'Doç. Dr. Can geldi. Av. Ece de geldi.',
    sentences: ['Doç. Dr. Can geldi.', 'Av. Ece de geldi.'],
  },
  { text: 'Ekmek, süt vb. Dükkân açık.', sentences: ['Ekmek, süt vb.', 'Dükkân açık.'] },
  { text: 'Ekmek, süt vb. burada satılır.', sentences: ['Ekmek, süt vb. burada satılır.'] },
  { text: 'Atatürk Cad. No. 5. Kapı açık.', sentences: ['Atatürk Cad. No. 5.', 'Kapı açık.'] },
  { text: 'Bkz. s. 12 ve şek. 4. Bu açık.', sentences: ['Bkz. s. 12 ve şek. 4.', 'Bu açık.'] },
  {
    text: 'M.Ö. 44 yılında öldü. Roma büyüdü.',
    sentences: ['M.Ö. 44 yılında öldü.', 'Roma büyüdü.'],
  },
  {
    text: '“Nereye?” diye sordu. “Eve.” O güldü.',
    sentences: ['“Nereye?” diye sordu.', '“Eve.”', 'O güldü.'],
  },
  { text: '“Yeter.” dedi. Sonra sustu.', sentences: ['“Yeter.” dedi.', 'Sonra sustu.'] },
  {
    text: 'Başkan (60 yaşında. Daha genç görünüyor.) konuştu.',
    sentences: ['Başkan (60 yaşında. Daha genç görünüyor.) konuştu.'],
  },
  { text: 'Fiyatı 3.50 lira. Dün 2,90 idi.', sentences: ['Fiyatı 3.50 lira.', 'Dün 2,90 idi.'] },
  {
    text: 'Ne?! Hiç! Bekledi… Sonra çıktı.',
    sentences: ['Ne?!', 'Hiç!', 'Bekledi…', 'Sonra çıktı.'],
  },
  {
    text: 'A. Kaya ve İ. Demir imzaladı. Diğerleri imzalamadı.',
    sentences: ['A. Kaya ve İ. Demir imzaladı.', 'Diğerleri imzalamadı.'],
  },
  {
    text: 'Liman A.Ş. büyüdü. Diğerleri küçüldü.',
    sentences: ['Liman A.Ş. büyüdü.', 'Diğerleri küçüldü.'],
  },
  {
    text: 'v1.2.3 sürümü https://example.com/a.html adresinde. Hepsi bu.',
    sentences: ['v1.2.3 sürümü https://example.com/a.html adresinde.', 'Hepsi bu.'],
  },
  {
    text: "Köprü 15. Temmuz Meydanı'nda. Yol kapalı.",
    sentences: ["Köprü 15. Temmuz Meydanı'nda.", 'Yol kapalı.'],
  },
  { text: 'C vitamini gerekli. İyi gelir.', sentences: ['C vitamini gerekli.', 'İyi gelir.'] },
  {
    text: "Vapur saat 10.30'da kalkar. İlk sefer bu.",
    sentences: ["Vapur saat 10.30'da kalkar.", 'İlk sefer bu.'],
  },
];
