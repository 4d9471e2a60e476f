package io.masthead.partner;

import io.masthead.shared.token.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A partner's key as it is sent: `mh_<environment>_<prefix>_<secret>`. The last six characters of the secret
/// are a checksum of all before them (CRC-32 in base 62), as GitHub's tokens have it: who scans for leaks knows
/// a real key, and what was mistyped or cut short is refused before anything is looked up.
///
/// @param text the whole key
/// @param environment such as `live`
/// @param prefix what the key is known by, not secret
record KeyText(String text, String environment, String prefix) {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX = 10;
    private static final int RANDOM = 40;
    private static final int CHECKSUM = 6;
    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile(
            "mh_([a-z][a-z0-9]{0,15})_([0-9A-Za-z]{" + PREFIX + "})_[0-9A-Za-z]{" + (RANDOM + CHECKSUM) + "}");
    private static final SecureRandom CHANCE = new SecureRandom();

    /// How an environment is called.
    static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9]{0,15}");

    /// A new key: 40 random digits of base 62 are more than 230 bits.
    static KeyText fresh(String environment) {
        String prefix = digits(PREFIX);
        String body = "mh_" + environment + "_" + prefix + "_" + digits(RANDOM);
        return new KeyText(body + checksum(body), environment, prefix);
    }

    /// The key in a text from outside, or nothing if it cannot be one: of another form, or with a checksum that is not
    /// its own.
    static Optional<KeyText> parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM;
        return checksum(text.substring(0, end)).equals(text.substring(end))
                ? Optional.of(new KeyText(text, form.group(1), form.group(2)))
                : Optional.empty();
    }

    /// What is stored instead of the key: its SHA-256. A fast hash is enough, for nobody guesses 230 random bits.
    byte[] hash() {
        return new OpaqueToken(text).hash();
    }

    /// How the key is shown to those who keep it: without its secret.
    String shown() {
        return "mh_" + environment + "_" + prefix;
    }

    /// Never the key itself: records end up in logs.
    @Override
    public String toString() {
        return shown() + "_…";
    }

    private static String digits(int many) {
        var digits = new StringBuilder(many);
        for (int i = 0; i < many; i++) {
            digits.append(DIGITS.charAt(CHANCE.nextInt(DIGITS.length())));
        }
        return digits.toString();
    }

    private static String checksum(String body) {
        var sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM];
        long left = sum.getValue();
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (left % DIGITS.length()));
            left /= DIGITS.length();
        }
        return new String(digits);
    }
}
