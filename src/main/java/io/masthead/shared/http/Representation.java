package io.masthead.shared.http;

/// The bytes of an answer in one coding, with the strong tag of just these bytes.
record Representation(byte[] content, Encoding encoding, String etag) {

    /// Chooses the coding by `Accept-Encoding`.
    static Representation of(byte[] identity, String acceptEncoding) {
        return of(identity, encoding(identity, acceptEncoding));
    }

    static Encoding encoding(byte[] identity, String acceptEncoding) {
        return identity.length < Encoding.WORTH_COMPRESSING ? Encoding.IDENTITY : Encoding.accepted(acceptEncoding);
    }

    static Representation of(byte[] identity, Encoding encoding) {
        return new Representation(encoding.encode(identity), encoding, encoding.etag(ETags.of(identity)));
    }

    /// Whether an `If-None-Match` names these bytes, weakly compared.
    boolean matches(String ifNoneMatch) {
        return IfNoneMatch.names(ifNoneMatch, etag);
    }
}
