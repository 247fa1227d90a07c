/**
 * ISO 4217 list one as published on 1 January 2026 by SIX (its maintenance agency): the currencies that people are
 * paid in, by the number of digits of their minor unit. Left out: funds and units of account (CLF, UYW, BOV, XAD, …),
 * metals, and the codes for testing and for no currency; nobody is refunded in them.
 */
const byDigits = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP
    CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS
    KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
    PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
    TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
} as const;

/** An ISO 4217 code in capitals that `isCurrency` knows. */
export type Currency = string;

const digits = new Map<Currency, number>(
  Object.entries(byDigits).flatMap(([count, codes]) =>
    codes.split(/\s+/).map((code): [Currency, number] => [code, Number(count)]),
  ),
);

/** Every currency that an amount can be in, in alphabetical order. */
export const currencies: readonly Currency[] = [...digits.keys()].toSorted();

export const isCurrency = (code: string): code is Currency => digits.has(code);

/** How many digits of an amount in minor units stand behind the decimal point: 0 for yen, 2 for fen, 3 for fils. */
export function minorDigits(currency: Currency): number {
  const count = digits.get(currency);
  if (count === undefined) throw new Error(`${currency} is not a currency of this list.`);
  return count;
}
