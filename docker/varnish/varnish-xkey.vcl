vcl 4.1;

# Varnish before Masthead, purged by key: MASTHEAD_CDN=varnish-xkey, MASTHEAD_CDN_URL=http://varnish:6081/
# Needs the package varnish-modules.

import xkey;

backend masthead {
    .host = "masthead";
    .port = "8080";
}

# Who may purge. Add the addresses from which Masthead calls.
acl editors {
    "localhost";
    "127.0.0.1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ editors) {
            return (synth(403));
        }
        set req.http.purged = xkey.purge(req.http.xkey-purge);
        return (synth(200));
    }
}

sub vcl_backend_response {
    # xkey reads this header; Surrogate-Key goes on to whoever asked.
    set beresp.http.xkey = beresp.http.Surrogate-Key;
}
