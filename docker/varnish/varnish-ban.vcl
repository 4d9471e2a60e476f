vcl 4.1;

# Varnish before Masthead, purged by bans: MASTHEAD_CDN=varnish-ban, MASTHEAD_CDN_URL=http://varnish:6081/

backend masthead {
    .host = "masthead";
    .port = "8080";
}

# Who may ban. Add the addresses from which Masthead calls.
acl editors {
    "localhost";
    "127.0.0.1";
}

sub vcl_recv {
    if (req.method == "BAN") {
        if (client.ip !~ editors) {
            return (synth(403));
        }
        ban("obj.http.Surrogate-Key ~ " + req.http.X-Ban-Keys);
        return (synth(200));
    }
}
