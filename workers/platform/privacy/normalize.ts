/** A phone number as its blind index and its last digits are taken from it: digits only, mainland prefix dropped. */
export function normalizePhone(phone: string): string {
  const digits = phone.normalize("NFKC").replace(/\D/g, "");
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, "");
}

/** An e-mail address as its blind index is taken from it. */
export function normalizeEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
