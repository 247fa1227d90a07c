// Longer than 250 lines on purpose: it is data, a text a row, as people write them.
import type { Text } from './texts.ts';

export const englishTexts: readonly Text[] = [
  {
    about: 'delivery',
    product: 'Coffee machine C4',
    text: 'Ordered on {day} with next-day delivery. It is now {days} days later and the tracking still says "label created". Order {order}. Where is it?',
  },
  {
    about: 'delivery',
    text: 'Your driver marked the parcel as delivered at 14:12. I was at home all day and nobody rang. My neighbours have nothing either. Order {order}.',
  },
  {
    about: 'delivery',
    product: 'Oak bookcase',
    text: 'Two men left a 60 kg bookcase in the rain outside the building. I paid for delivery to the room of my choice, third floor.',
  },
  {
    about: 'delivery',
    product: 'Wine glasses, set of 6',
    text: '{few} of the six glasses arrived in pieces. There was a single sheet of paper between them. Photos available if you need them.',
  },
  {
    about: 'delivery',
    text: 'I took an unpaid afternoon off for a slot between 12 and 4. The van came at 19:40 and the driver told me I should be glad he came at all.',
  },
  {
    about: 'delivery',
    product: 'Frozen salmon 2 kg',
    text: 'The salmon was completely thawed and lukewarm when it got here, ice packs melted. I am not eating that and I would like my {amount} euros back.',
  },
  {
    about: 'delivery',
    product: 'Office chair O2',
    text: 'Wrong colour. I ordered grey and got bright orange, and now I am asked to pay for the return shipping of your mistake.',
  },
  {
    about: 'delivery',
    text: 'A birthday present for my daughter was rerouted to another city without a word. The birthday was {days} days ago. She is seven; try explaining that.',
  },
  {
    about: 'quality',
    product: 'Blender B7',
    text: 'After {days} days of making smoothies the jug leaks right onto the motor base. I followed the manual to the letter.',
  },
  {
    about: 'quality',
    product: 'Robot vacuum R5',
    text: 'It gets stuck on our rug every single time and then says "wheel error". Reset it {few} times, new firmware, same thing.',
  },
  {
    about: 'quality',
    product: 'Running shoes 10',
    text: 'The sole came off the left shoe after two weeks of walking to work. Walking, not running. The shop says it is wear and tear.',
  },
  {
    about: 'quality',
    product: 'Winter coat M',
    text: 'The zip broke on the second day and feathers come out at every seam. For {amount} euros I expected a coat and not a pillow.',
  },
  {
    about: 'quality',
    product: 'Smart lock L3',
    text: 'The fingerprint reader gives up as soon as it rains. We stood outside for two hours with a toddler and paid a locksmith {amount} euros.',
  },
  {
    about: 'quality',
    product: 'Non-stick pan 28 cm',
    text: 'The coating is flaking into our food after a month of normal use, wooden spoons only. Is that safe? I have stopped using it.',
  },
  {
    about: 'quality',
    product: 'Memory foam pillow',
    text: 'The smell has not gone away after {days} days of airing. My husband wakes up with a headache. Do you have a test certificate?',
  },
  {
    about: 'quality',
    product: 'Earbuds E2',
    text: 'The right earbud lasts half an hour on a full charge, the left one five hours. Your service partner calls this "within tolerance".',
  },
  {
    about: 'quality',
    product: 'Sofa, three seats',
    text: 'The middle seat sagged within a month; you can feel the frame. Somebody came, took pictures, agreed, and then nothing for {days} days.',
  },
  {
    about: 'quality',
    product: 'Fresh milk, 12 pack',
    text: '{few} cartons of the pack were bloated and sour although they are good for another two weeks. Batch {batch}.',
  },
  {
    about: 'quality',
    product: 'Desk lamp D1',
    text: 'It flickers. Not always, but always when I am on a video call. Swapped the outlet, swapped the bulb, still flickers.',
  },
  {
    about: 'quality',
    product: 'Raincoat, kids 128',
    text: 'A raincoat that lets the rain through at the shoulders. My son came back from school soaked, in November.',
  },
  {
    about: 'safety',
    product: 'Electric blanket H3',
    text: 'The control unit started smoking last night and burned a hole into the sheet. Batch {batch}. Please take these off sale right now.',
  },
  {
    about: 'safety',
    product: 'Power bank 20000',
    text: 'The power bank swelled up while charging and got too hot to touch. I threw it into a bucket of sand. This could have burned the house down.',
  },
  {
    about: 'safety',
    product: 'Kids scooter K1',
    text: 'The handlebar came loose while my daughter was riding. She needed {few} stitches. The thread of the screw hole is stripped.',
  },
  {
    about: 'safety',
    product: 'Fan heater N6',
    text: 'It fell over and did not switch itself off as the manual promises. The carpet is scorched and the flat smells of fire.',
  },
  {
    about: 'safety',
    product: 'Pressure cooker 6 l',
    text: 'The lid could be opened while there was still pressure. I have burns on my arm from the steam and was at the hospital.',
  },
  {
    about: 'safety',
    product: 'Baby food, apple',
    text: 'There was a hard piece of plastic in the jar; our baby nearly choked on it. I kept it. Batch {batch}.',
  },
  {
    about: 'price',
    product: 'Air conditioner 12k',
    text: 'I was promised the lowest price until the end of the month. It is {amount} euros cheaper today, {days} days after I bought it.',
  },
  {
    about: 'price',
    text: 'The discount code was accepted in the basket and then not applied. I was charged {amount} euros too much on order {order}.',
  },
  {
    about: 'price',
    product: 'Annual membership',
    text: 'You renewed my membership without any notice and took {amount} euros. I have not used it since spring. Please refund it and cancel.',
  },
  {
    about: 'price',
    product: 'Water filter service',
    text: 'The technician asked for {amount} euros in cash as a "call-out fee" that nobody had mentioned. No receipt.',
  },
  {
    about: 'price',
    text: 'I was billed twice for order {order}. The bank says it is yours to fix, your chat says it is the bank. I just want my money.',
  },
  {
    about: 'price',
    product: 'Washing machine fitting',
    text: 'Fitting was free on the website. On the day there were hoses, brackets and a "tap adaptor", {amount} euros in total, and no price list to look at.',
  },
  {
    about: 'after-sales',
    product: 'Dishwasher D8',
    text: 'Reported {days} days ago. First the part was missing, then no engineer was free, and now nobody picks up. We wash up by hand.',
  },
  {
    about: 'after-sales',
    text: 'My return arrived on {day}, your own tracking says so. Three to five working days have become {days}. Where are my {amount} euros? Order {order}.',
  },
  {
    about: 'after-sales',
    product: 'Fridge freezer',
    text: 'Repaired {few} times and still not cold. Every time the engineer says it is fine, and two days later the food is in the bin. I want a new one.',
  },
  {
    about: 'after-sales',
    product: 'Tablet T10',
    text: 'A line across the screen, within warranty. I am told it is my fault and asked for {amount} euros. It has never been dropped.',
  },
  {
    about: 'after-sales',
    product: 'Standing desk',
    text: 'The spare motor you sent is for a different model and does not fit. Another week, they say. I have been working at the kitchen table.',
  },
  {
    about: 'after-sales',
    text: 'I changed the address for the replacement, got a confirmation, and it still went to my old flat. Nobody feels responsible.',
  },
  {
    about: 'after-sales',
    product: 'Cooker hood Y5',
    text: 'Your cleaner scratched the front panel, twenty centimetres long. He promised to report it. That was {days} days ago.',
  },
  {
    about: 'after-sales',
    product: 'Pushchair P2',
    text: 'A wheel cracked within the warranty and I am told to find the paper receipt. I ordered online. The receipt is in your system.',
  },
  {
    about: 'service',
    text: 'Called {few} times, told the whole story {few} times, and the last person, number {staff}, said "then complain, if it makes you happy".',
  },
  {
    about: 'service',
    text: 'I waited in your chat for {hours} hours. When it was finally my turn it closed after three messages and asked me to rate it.',
  },
  {
    about: 'service',
    text: 'The fitter smoked in our hallway and shouted at my father when he asked him to stop. We are still shaken.',
  },
  {
    about: 'service',
    text: 'The assistant in the shop laughed when I asked for help with the online return. I am 74. I was not laughing.',
  },
  {
    about: 'service',
    product: 'Cleaning, 4 hours',
    text: 'Four hours booked, gone after two and a half, and the kitchen was not touched. On the phone I was told that is "the standard".',
  },
  {
    about: 'service',
    text: 'I was promised a call back on {day}. And on the day after. And yesterday. I do not want another apology by text message, I want the call.',
  },
  {
    about: 'service',
    text: 'Your agent hung up on me in the middle of a sentence after 25 minutes on hold. Please listen to the recording.',
  },
  {
    about: 'information',
    product: 'Air purifier A4',
    text: 'The website says 60 square metres, the manual says 32 to 45. Which one is true? I bought it for a room of 55.',
  },
  {
    about: 'information',
    product: 'Protein powder 2 lb',
    text: 'Sold as lactose free. The label lists whey concentrate. I am intolerant and was ill for a day.',
  },
  {
    about: 'information',
    product: 'Suitcase 24 inch',
    text: 'Called 24 inch, measures 22. Half the reviews say the same. Please just correct the page.',
  },
  {
    about: 'information',
    text: 'I followed the steps to delete my account and the last one says "being upgraded". It has said so for {days} days.',
  },
  {
    about: 'information',
    product: 'Toothbrush M2',
    text: 'The box says 30 days on one charge, mine lasts {days}. Laboratory conditions, I was told. Then write that on the box.',
  },
  {
    about: 'information',
    text: 'A stranger came to my door with a parcel slip that has my phone number on it. How did my number get there?',
  },
  {
    about: 'suggestion',
    text: 'It would help to have a button for another delivery slot in the order page. Calling takes forever. Otherwise I like the site.',
  },
  {
    about: 'suggestion',
    text: 'Please use less plastic foam. One cup came in three boxes. Moulded paper would do and I could put it into the recycling.',
  },
  {
    about: 'suggestion',
    product: 'Rice cooker 4 l',
    text: 'The print in the manual is tiny. A code to scan for a large-print or spoken version would be a kindness to older customers.',
  },
  {
    about: 'suggestion',
    text: 'Could invoices be mailed as PDF by default? Finding them takes four clicks and I do that every month for my expenses.',
  },
  {
    about: 'suggestion',
    text: 'Let us name a second contact for deliveries of medicine. My mother does not hear the phone, and I would have answered.',
  },
  {
    about: 'suggestion',
    text: 'A reminder before points expire would be nice. I lost {amount} of them last year and only noticed at the till.',
  },
  {
    about: 'praise',
    text: 'Tom, who brought our washing machine, carried it up four floors with no lift, took the old one down and would not even take a tip.',
  },
  {
    about: 'praise',
    text: 'Maria Lopez on the phone was wonderful with my mother, who is hard of hearing. She even called back to see whether it worked.',
  },
  {
    about: 'praise',
    text: 'I complained about the lock and had a new one the next day with a longer warranty. That is how it should be done. Thank you.',
  },
  {
    about: 'praise',
    text: 'The young woman in your shop carried my bags to the car in the rain because I had the baby on my arm. She made my day.',
  },
  {
    about: 'praise',
    text: 'The fitters swept the floor, took all the packaging with them and explained everything twice. Please tell them.',
  },
  {
    about: 'praise',
    text: 'The refund was on my account before the parcel had even reached you. Fast, friendly, no fuss. I will be back.',
  },
];
