package echo

import (
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestAnErrorStaysWithItsQueryAndKeepsStatusAndSource(t *testing.T) {
	answers := query(t, start(t),
		host.Model{"refId": "sound"},
		host.Model{"refId": "forbidden", "error": map[string]any{"message": "needs a role", "status": 403, "source": "downstream"}},
		host.Model{"refId": "ours", "error": map[string]any{"message": "is our fault", "status": 500, "source": "plugin"}},
		host.Model{"refId": "crash", "crash": true},
		host.Model{"refId": "wrong", "rows": "ten"},
	)

	if len(answers) != 5 {
		t.Errorf("there are %d answers", len(answers))
	}
	if sound := answers["sound"]; sound.Error != nil || len(sound.Frames) != 1 {
		t.Errorf("the sound query has the error %v and %d frames", sound.Error, len(sound.Frames))
	}
	for refID, want := range map[string]struct {
		status backend.Status
		source backend.ErrorSource
		text   string
	}{
		"forbidden": {403, backend.ErrorSourceDownstream, "needs a role"},
		"ours":      {500, backend.ErrorSourcePlugin, "is our fault"},
		"crash":     {500, backend.ErrorSourcePlugin, ""},
		"wrong":     {400, backend.ErrorSourceDownstream, `rows cannot be "ten"`},
	} {
		answer := answers[refID]
		if answer.Error == nil || answer.Status != want.status || answer.ErrorSource != want.source || !strings.Contains(answer.Error.Error(), want.text) {
			t.Errorf("%s: %v, status %d, source %q", refID, answer.Error, answer.Status, answer.ErrorSource)
		}
		if len(answer.Frames) != 0 {
			t.Errorf("%s has frames", refID)
		}
	}
	if strings.Contains(answers["crash"].Error.Error(), "asked to crash") {
		t.Errorf("an unexpected error is shown to users: %v", answers["crash"].Error)
	}
}

func TestASecretIsInNoErrorAndNoLogLine(t *testing.T) {
	plugin := start(t)
	answer := query(t, plugin, host.Model{"refId": "A", "leak": true})["A"]

	if answer.Error == nil || strings.Contains(answer.Error.Error(), "s3cr3t-value") {
		t.Errorf("the error is %v", answer.Error)
	}
	if plugin.Log.Contains("s3cr3t-value") {
		t.Errorf("the log holds the secret:\n%s", plugin.Log)
	}
}

func TestAnInstanceThatCannotBeMadeFailsEveryQueryWithItsReason(t *testing.T) {
	plugin := start(t)
	answers := hosttest.Query(t, plugin, settings(`{"failInstance":"wrong tenant"}`), span, host.Model{"refId": "A"}, host.Model{"refId": "B"})

	for _, refID := range []string{"A", "B"} {
		answer := answers[refID]
		if answer.Error == nil || answer.Error.Error() != "wrong tenant" || answer.Status != 400 || answer.ErrorSource != backend.ErrorSourceDownstream {
			t.Errorf("%s: %v, status %d, source %q", refID, answer.Error, answer.Status, answer.ErrorSource)
		}
	}
}

func TestAStrayRejectionDoesNotEndTheProcess(t *testing.T) {
	plugin := start(t)
	query(t, plugin, host.Model{"refId": "A", "stray": true})

	if answer := query(t, plugin, host.Model{"refId": "B"})["B"]; answer.Error != nil {
		t.Errorf("the next query failed: %v", answer.Error)
	}
}

func TestWhatIsNotSupportedSaysSo(t *testing.T) {
	plugin := start(t)
	_, err := plugin.Stream.SubscribeStream(t.Context(), &pluginv2.SubscribeStreamRequest{Path: "p"})
	if status.Code(err) != codes.Unimplemented {
		t.Errorf("subscribing to a stream answers %v", err)
	}
	chunks, err := plugin.Data.QueryChunkedData(t.Context(), &pluginv2.QueryChunkedDataRequest{})
	if err == nil {
		_, err = chunks.Recv()
	}
	if status.Code(err) != codes.Unimplemented {
		t.Errorf("a chunked query answers %v", err)
	}
}
