package io.masthead.shared.openapi;

/// The first page of the document.
final class Introduction {

    static final String TEXT = """
            A headless news CMS: articles, categories, tags, authors, links, pictures, counters and slots over REST and JSON.

            **Three areas.** `/v1` is for readers: open, cached, without credentials. `/v1/admin` is for staff and takes a \
            token: `POST /v1/admin/sessions`, then `Authorization: Bearer …`. `/v1/syndication` is for partners and \
            takes a key, in the header `X-Api-Key` and nowhere else. `/media` serves the files of pictures.

            **Programs** of the newsroom take an API token: `POST /v1/admin/tokens`. It may do what its scopes name and its \
            owner's role allows; each operation says which scope it needs. A `POST` that has an `Idempotency-Key` may be sent \
            again without being done again.

            **Habits.** Members are camelCase. Ids are opaque strings and stay for ever. Times are RFC 3339 in UTC. An optional \
            member without a value is left out, never `null`; a list without items is `[]`. Every parameter is listed here: an \
            unknown, repeated or out-of-range one is `400`. Where `GET` works, `HEAD` works too.

            **Lists** answer `data` and `page`. Send `page.next` back as `cursor` until it is absent; the `Link` header has the \
            same address ready to use.

            **Versions.** Answers for readers have a strong `ETag`: send it back as `If-None-Match` and get `304` while nothing \
            has changed. What staff write has one too: send it as `If-Match` with `PUT`, `PATCH`, `DELETE` and actions.

            **Problems.** Whatever goes wrong is `application/problem+json` (RFC 9457). Programs look at `code`, which is stable. \
            Any request can meet `405`, `406`, `414` (an address of more than 8 KiB) and `431` (headers of more than 32 KiB). \
            Every answer has an `X-Request-Id`, your own if it was well-formed; quote it when you ask us something.

            **What may come.** Version 1 may gain members, values of open lists (`x-extensible-enum`), kinds of body nodes, \
            types and codes. Pass over what you do not know. What you send is closed: an unknown member is `400`.
            """;

    private Introduction() {}
}
