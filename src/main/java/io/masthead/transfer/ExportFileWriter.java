package io.masthead.transfer;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/// Sends an export. Without this the framework makes JSON of whatever goes out as NDJSON, a stream too.
@Provider
@Produces({ExportAdminResource.NDJSON, ExportAdminResource.ZIP, MediaType.WILDCARD})
public class ExportFileWriter implements MessageBodyWriter<ExportFile> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return ExportFile.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            ExportFile file,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, file.mediaType());
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"");
        file.content().write(out);
    }
}
