/** People who hide their phone number are known to a business by an id such as `TH.1349...`. */
export const isUserId = (address: string) => /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/.test(address);

/** Phone numbers are written in many ways; ids and mail addresses only in one. */
export function plainAddress(party: { channel: string; address: string }): string {
  const { channel, address } = party;
  if (channel !== 'whatsapp' || isUserId(address)) return address;
  return address.replace(/\D/g, '');
}
