package io.masthead.shared.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Holds JSON bodies that announce no length to the same limit as the others, and all of them to UTF-8.
@Provider
@Singleton
public class BodyLimit implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isJson(context.getMediaType())) {
            String charset = context.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
            if (charset != null && !charset.equalsIgnoreCase("UTF-8")) {
                throw new NotSupportedException();
            }
            context.setInputStream(new Limited(context.getInputStream(), Gate.LARGEST_BODY));
        }
        return context.proceed();
    }

    /// Whether a body of this media type is JSON.
    public static boolean isJson(MediaType type) {
        return MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                || type != null && type.getSubtype().endsWith("+json");
    }

    private static final class Limited extends FilterInputStream {

        private final int limit;
        private long read;

        Limited(InputStream in, int limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw Gate.tooLarge(limit);
            }
        }
    }
}
