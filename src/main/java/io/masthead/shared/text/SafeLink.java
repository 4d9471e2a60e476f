package io.masthead.shared.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The one rule for addresses that editors and imports may link: `http`, `https`, `mailto`, `tel`, a path of this site
/// (`/…`, never `//…`) or a place on the page (`#…`). Whatever is not plainly one of these is refused, never repaired:
/// browsers disagree about odd addresses, and that is where scripts hide.
public final class SafeLink {

    /// The longest address, in UTF-16 units.
    public static final int LONGEST = 2_000;

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    /// RFC 3986, section 3.1.
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");

    /// A host name (also an internationalised one) or an IPv6 literal, then perhaps a port. No `@`: no userinfo.
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[\\p{L}\\p{N}\\p{M}](?:[\\p{L}\\p{N}\\p{M}._-]*)|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

    private static final Pattern TELEPHONE = Pattern.compile("[+0-9(][0-9().*#+-]*(?:;[A-Za-z0-9=.+-]+)*");
    private static final Pattern LINE_END_IN_MAIL = Pattern.compile("(?i)%0[ad]");

    private SafeLink() {}

    /// The address as it may be stored (its scheme in lower case), or nothing if it may not be linked.
    public static Optional<String> of(String address) {
        if (address == null || fault(address).isPresent()) {
            return Optional.empty();
        }
        int colon = schemeLength(address);
        return Optional.of(address.substring(0, colon).toLowerCase(Locale.ROOT) + address.substring(colon));
    }

    /// What is wrong with the address, as a sentence for people; nothing if it may be linked.
    public static Optional<String> fault(String address) {
        if (address.isEmpty()) {
            return Optional.of("An address is expected.");
        }
        if (address.length() > LONGEST) {
            return Optional.of("An address has at most " + LONGEST + " characters.");
        }
        if (!address.codePoints().allMatch(SafeLink::isVisible)) {
            return Optional.of(
                    "An address has no blanks, control characters, quotation marks, angle brackets or backslashes.");
        }
        if (address.startsWith("/")) {
            return address.startsWith("//")
                    ? Optional.of("A path begins with one slash; an address elsewhere begins with https://.")
                    : Optional.empty();
        }
        if (address.startsWith("#")) {
            return address.length() > 1 ? Optional.empty() : Optional.of("The name of a place on the page is missing.");
        }
        return schemeFault(address);
    }

    /// Whether the address leaves this site: it is absolute, with `http` or `https`.
    public static boolean isExternal(String address) {
        int colon = schemeLength(address);
        return colon > 0 && address.regionMatches(true, 0, "http", 0, 4);
    }

    private static Optional<String> schemeFault(String address) {
        int colon = schemeLength(address);
        String scheme = address.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            return Optional.of("An address begins with https://, http://, mailto:, tel:, / or #.");
        }
        String rest = address.substring(colon + 1);
        boolean wellFormed = switch (scheme) {
            case "mailto" ->
                rest.length() > 1 && !LINE_END_IN_MAIL.matcher(rest).find();
            case "tel" -> TELEPHONE.matcher(rest).matches();
            default -> hasHost(rest);
        };
        return wellFormed ? Optional.empty() : Optional.of("This is no complete " + scheme + " address.");
    }

    private static boolean hasHost(String rest) {
        if (!rest.startsWith("//")) {
            return false;
        }
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return AUTHORITY.matcher(rest).region(2, end).matches();
    }

    private static int schemeLength(String address) {
        var matcher = SCHEME.matcher(address);
        return matcher.find() ? matcher.end(1) : 0;
    }

    private static boolean isVisible(int c) {
        if (c == '\\' || c == '<' || c == '>' || c == '"' || c == '`') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
