package io.masthead.edge;

import io.masthead.partner.Admission;
import io.masthead.shared.database.DatabaseWait;
import io.masthead.shared.http.Gate;
import io.masthead.shared.http.Rendered;
import io.masthead.shared.trace.Carrier;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.netty.runtime.virtual.VirtualAddress;
import io.quarkus.netty.runtime.virtual.VirtualChannel;
import io.quarkus.netty.runtime.virtual.VirtualClientConnection;
import io.quarkus.netty.runtime.virtual.VirtualResponseHandler;
import io.quarkus.netty.runtime.virtual.VirtualServerChannel;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Requests that the edge makes of its own application, without a socket and without a byte of HTTP: the framework's
/// virtual channel, as its Lambda extension uses it. Such a request goes through everything that any other goes
/// through, but it has nobody's headers (it may belong to somebody's trace), belongs to nobody's connection, and its
/// rendering comes here instead of to a client.
@Singleton
class InnerRequests {

    private static final VirtualAddress HERE = new VirtualAddress("masthead-edge");
    private static final AttributeKey<Consumer<Rendered>> RECEIVER = AttributeKey.valueOf("masthead-edge-receiver");
    private static final AttributeKey<Admission> ADMISSION = AttributeKey.valueOf("masthead-edge-admission");
    private static final AttributeKey<CompletableFuture<Channel>> OPEN = AttributeKey.valueOf("masthead-edge-open");
    private static final AttributeKey<DatabaseWait> WAIT = AttributeKey.valueOf("masthead-edge-wait");

    private final VertxInternal vertx;

    InnerRequests(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    void listen(@Observes StartupEvent start) throws InterruptedException {
        new ServerBootstrap()
                .group(vertx.getEventLoopGroup())
                .channel(VirtualServerChannel.class)
                .childHandler(new ChannelInitializer<VirtualChannel>() {
                    @Override
                    protected void initChannel(VirtualChannel channel) {
                        ContextInternal context = vertx.createEventLoopContext();
                        channel.pipeline().addLast("handler", VertxHandler.create(of -> {
                            var connection = new Http1xServerConnection(
                                    () -> duplicate(context),
                                    null,
                                    new HttpServerOptions(),
                                    of,
                                    context,
                                    "localhost",
                                    null);
                            connection.handler(VertxHttpRecorder.getRootHandler());
                            return connection;
                        }));
                        open(channel).complete(channel);
                    }
                })
                .bind(HERE)
                .sync();
    }

    private static ContextInternal duplicate(ContextInternal context) {
        ContextInternal own = (ContextInternal) VertxContext.getOrCreateDuplicatedContext(context);
        VertxContextSafetyToggle.setContextSafe(own, true);
        return own;
    }

    /// Asks for an address.
    ///
    /// @param leader who asked for it first: it has the same request id and trace; or `null`
    /// @param admission of the partner for whose plan it is rendered, who has passed the door already; or `null`
    /// @param wait is told when it waits for the database
    /// @param receiver is handed what was rendered, if anything was
    /// @param ended is run when the request is over
    void send(
            String uri,
            RoutingContext leader,
            Admission admission,
            DatabaseWait wait,
            Consumer<Rendered> receiver,
            Runnable ended) {
        var answer = new VirtualResponseHandler() {
            private VirtualClientConnection<?> connection;

            @Override
            public void handleMessage(Object message) {
                boolean last = message instanceof LastHttpContent;
                ReferenceCountUtil.release(message);
                if (last) {
                    connection.close();
                    ended.run();
                }
            }

            @Override
            public void close() {
                ended.run();
            }
        };
        answer.connection = VirtualClientConnection.connect(answer, HERE);
        answer.connection.peer().attr(RECEIVER).set(receiver);
        answer.connection.peer().attr(ADMISSION).set(admission);
        answer.connection.peer().attr(WAIT).set(wait);
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri);
        request.headers().set("Host", "localhost");
        if (leader != null) {
            follow(leader, request.headers());
        }
        open(answer.connection.peer()).thenAccept(channel -> hand(channel, request));
    }

    /// Not by the connection's own queue: that looks from one thread whether another one reads it, and now and then
    /// each thinks that the other will.
    private static void hand(Channel channel, FullHttpRequest request) {
        channel.eventLoop()
                .execute(() -> channel.pipeline().fireChannelRead(request).fireChannelReadComplete());
    }

    /// Is complete once the channel has its event loop and whoever reads there.
    private static CompletableFuture<Channel> open(Channel channel) {
        var fresh = new CompletableFuture<Channel>();
        var known = channel.attr(OPEN).setIfAbsent(fresh);
        return known == null ? fresh : known;
    }

    private static void follow(RoutingContext leader, HttpHeaders headers) {
        headers.set("X-Request-Id", Gate.requestId(leader));
        for (String header : Carrier.HEADERS) {
            String value = Carrier.OF_REQUESTS.get(leader.request(), header);
            if (value != null) {
                headers.set(header, value);
            }
        }
    }

    /// If this is one of ours, has its rendering handed to whoever waits for it.
    boolean isOwn(RoutingContext context) {
        if (!(context.request().connection() instanceof ConnectionBase connection)
                || !(connection.channel() instanceof VirtualChannel channel)) {
            return false;
        }
        Consumer<Rendered> receiver = channel.attr(RECEIVER).get();
        if (receiver == null) {
            return false;
        }
        Rendered.askFor(context, receiver);
        context.put(DatabaseWait.class.getName(), channel.attr(WAIT).get());
        Admission admission = channel.attr(ADMISSION).get();
        if (admission != null) {
            admission.into(context);
        }
        return true;
    }
}
