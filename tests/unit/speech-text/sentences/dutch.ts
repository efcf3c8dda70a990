import type { Example } from './example.ts';

export const DUTCH: readonly Example[] = [
  {
    text: 'De veerpont is te laat. Niemand weet waarom.',
    sentences: ['De veerpont is te laat.', 'Niemand weet waarom.'],
  },
  {
    text: 'Op 3 oktober blijft het gemeentehuis dicht. Op 4 oktober gaat het weer open.',
    sentences: ['Op 3 oktober blijft het gemeentehuis dicht.', 'Op 4 oktober gaat het weer open.'],
  },
  {
    text: 'De markt is op za. 3 okt. 2026 bij de haven. Neem een tas mee.',
    sentences: ['De markt is op za. 3 okt. 2026 bij de haven.', 'Neem een tas mee.'],
  },
  {
    text: 'De 3e prijs ging naar ons. De 1ste niet.',
    sentences: ['De 3e prijs ging naar ons.', 'De 1ste niet.'],
  },
  {
    text: 'Er kwamen er maar 20. Toen begon het te regenen.',
    sentences: ['Er kwamen er maar 20.', 'Toen begon het te regenen.'],
  },
  {
    text: 'Zij werd 85. Pieter feliciteerde haar.',
    sentences: ['Zij werd 85.', 'Pieter feliciteerde haar.'],
  },
  {
    text: 'Dr. De Wit en mr. A. Bakker spraken met mw. Smit. Daarna was er koffie.',
    sentences: ['Dr. De Wit en mr. A. Bakker spraken met mw. Smit.', 'Daarna was er koffie.'],
  },
  {
    text: 'Prof. dr. ir. J.P. van Dam en dhr. Jansen kwamen. Drs. Mulder bleef thuis.',
    sentences: ['Prof. dr. ir. J.P. van Dam en dhr. Jansen kwamen.', 'Drs. Mulder bleef thuis.'],
  },
  {
    text: 'De trein stopt in bijv. Zwolle en Assen, d.w.z. Overijssel en Drenthe.',
    sentences: ['De trein stopt in bijv. Zwolle en Assen, d.w.z. Overijssel en Drenthe.'],
  },
  {
    text: 'Zij zong in o.a. Utrecht en Zwolle, i.v.m. Koningsdag. Het was druk.',
    sentences: ['Zij zong in o.a. Utrecht en Zwolle, i.v.m. Koningsdag.', 'Het was druk.'],
  },
  {
    text: 'Zij komt uit het noorden, d. w. z. Groningen.',
    sentences: ['Zij komt uit het noorden, d. w. z. Groningen.'],
  },
  {
    text: 'Brood, melk, kaas enz. De winkel is open.',
    sentences: ['Brood, melk, kaas enz.', 'De winkel is open.'],
  },
  {
    text: 'Brood, melk enz. liggen op de plank.',
    sentences: ['Brood, melk enz. liggen op de plank.'],
  },
  {
    text: 'Er waren spelletjes, drankjes e.d. Burgemeester Smit opende het feest.',
    sentences: ['Er waren spelletjes, drankjes e.d.', 'Burgemeester Smit opende het feest.'],
  },
  {
    text: 'Loket nr. 5 is vrij. Zie blz. 12, art. 3 en afb. 4.',
    sentences: ['Loket nr. 5 is vrij.', 'Zie blz. 12, art. 3 en afb. 4.'],
  },
  {
    text: 'Wij wonen op nr. 5. Pieter woont op nr. 7.',
    sentences: ['Wij wonen op nr. 5.', 'Pieter woont op nr. 7.'],
  },
  {
    text: 'De zaal gaat open om 19.30 u. Het concert begint later.',
    sentences: ['De zaal gaat open om 19.30 u.', 'Het concert begint later.'],
  },
  {
    text: 'De kaart kost € 12,50 p.p. Kinderen mogen gratis naar binnen.',
    sentences: ['De kaart kost € 12,50 p.p.', 'Kinderen mogen gratis naar binnen.'],
  },
  {
    text: "De winkel sluit om zes uur. 's Avonds is er muziek.",
    sentences: ['De winkel sluit om zes uur.', "'s Avonds is er muziek."],
  },
  {
    text: 'Het water staat hoog. ’t Is nog niet voorbij.',
    sentences: ['Het water staat hoog.', '’t Is nog niet voorbij.'],
  },
  {
    text: "De bus rijdt niet. 's-Hertogenbosch is wel per trein bereikbaar, net als o.a. 's-Gravenhage.",
    sentences: [
      'De bus rijdt niet.',
      "'s-Hertogenbosch is wel per trein bereikbaar, net als o.a. 's-Gravenhage.",
    ],
  },
  {
    text: '“Waarheen?” vroeg hij. “Naar huis.” Zij knikte.',
    sentences: ['“Waarheen?” vroeg hij.', '“Naar huis.”', 'Zij knikte.'],
  },
  {
    text: 'De burgemeester (zij is 60. Dat zie je niet.) sprak.',
    sentences: ['De burgemeester (zij is 60. Dat zie je niet.) sprak.'],
  },
  {
    text: 'Bakkerij Smit B.V. groeit. Van Dijk N.V. Rotterdam krimpt.',
    sentences: ['Bakkerij Smit B.V. groeit.', 'Van Dijk N.V. Rotterdam krimpt.'],
  },
  {
    text: 'De molen is van Smit BV. Het bedrijf zwijgt.',
    sentences: ['De molen is van Smit BV.', 'Het bedrijf zwijgt.'],
  },
  {
    text: 'Het kost 3 mln. Dat is veel voor 2 mln. Friezen.',
    sentences: ['Het kost 3 mln.', 'Dat is veel voor 2 mln. Friezen.'],
  },
  {
    text: 'Dat is niet zo. Minister Bos ontkent het.',
    sentences: ['Dat is niet zo.', 'Minister Bos ontkent het.'],
  },
  {
    text: 'Caesar stierf in 44 v.Chr. Rome rouwde om hem.',
    sentences: ['Caesar stierf in 44 v.Chr.', 'Rome rouwde om hem.'],
  },
  {
    text: 'Neem vitamine C. Artsen raden het aan.',
    sentences: ['Neem vitamine C.', 'Artsen raden het aan.'],
  },
  {
    text: 'Wat nu? Niets! Wij wachten … Dan gaan wij.',
    sentences: ['Wat nu?', 'Niets!', 'Wij wachten …', 'Dan gaan wij.'],
  },
  {
    text: 'Het kost 1.250,50 euro. Gisteren was dat 2,90.',
    sentences: ['Het kost 1.250,50 euro.', 'Gisteren was dat 2,90.'],
  },
  {
    text: 'IJs is gezond. IJsland ook.',
    sentences: ['IJs is gezond.', 'IJsland ook.'],
  },
];
