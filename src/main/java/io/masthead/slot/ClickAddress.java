package io.masthead.slot;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.SafeLink;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The rule for where a click may lead: an absolute `https` address without userinfo, whose host is what it
/// looks like. A host of other letters than a-z is kept in its ASCII form (UTS #46), so that staff see what it
/// really is; one that mixes scripts as no language does (UTS #39, highly restrictive) is refused.
@Singleton
class ClickAddress {

    private static final String POINTER = "/clickUrl";
    private static final Pattern HOST = Pattern.compile("^(https?://)([^/?#:\\[]+)(.*)$");

    /// An address is written into a header: whatever of it is encoded must not become a line end there either.
    private static final Pattern LINE_END = Pattern.compile("(?i)%0[ad]");

    private final boolean http;
    private final SpoofChecker looks;
    private final IDNA idna;

    ClickAddress(@ConfigProperty(name = "masthead.slots-http") boolean http) {
        this.http = http;
        this.looks = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE)
                .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
        this.idna = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);
    }

    /// The address as it is kept.
    ///
    /// @throws Problem `422` if no click may lead there
    String checked(String given) {
        SafeLink.fault(given).ifPresent(sentence -> {
            throw refused("bad-address", sentence);
        });
        String address = SafeLink.of(given)
                .filter(SafeLink::isExternal)
                .orElseThrow(() -> refused("bad-address", "A click leads to an address that begins with https://."));
        if (!http && !address.startsWith("https://")) {
            throw refused("not-https", "A click leads to an address that begins with https://.");
        }
        if (LINE_END.matcher(address).find()) {
            throw refused("bad-address", "An address has no encoded line ends.");
        }
        Matcher parts = HOST.matcher(address);
        return parts.matches() ? parts.group(1) + host(parts.group(2)) + parts.group(3) : address;
    }

    private String host(String host) {
        var unicode = new StringBuilder();
        IDNA.Info read = new IDNA.Info();
        idna.nameToUnicode(host, unicode, read);
        var ascii = new StringBuilder();
        IDNA.Info written = new IDNA.Info();
        idna.nameToASCII(host, ascii, written);
        if (read.hasErrors() || written.hasErrors()) {
            throw refused("bad-host", "This is no host name.");
        }
        for (String label : unicode.toString().split("\\.")) {
            if (looks.failsChecks(label)) {
                throw refused("look-alike", "This host name mixes letters of several scripts.");
            }
        }
        return ascii.toString();
    }

    private static Problem refused(String code, String sentence) {
        return Problem.invalid(POINTER, code, sentence);
    }
}
