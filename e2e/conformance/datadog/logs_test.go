package datadog

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/dataplane"
	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestLogsAreLinesInOrderWithWhatExploreReads(t *testing.T) {
	model := host.Model{"refId": "A", "queryType": "logs", "limit": 1500, "sort": "timestamp"}
	asked := backend.TimeRange{From: span().To.Add(-24 * time.Hour), To: span().To}
	frame := hosttest.OnlyFrame(t, hosttest.Query(t, start(t), settings(t, connect(t)), asked, model)["A"])
	if frame.Meta.Type != data.FrameTypeLogLines || frame.Meta.PreferredVisualization != data.VisTypeLogs {
		t.Errorf("the meta is %+v", frame.Meta)
	}
	for index, want := range []struct {
		name      string
		fieldType data.FieldType
	}{
		{"timestamp", data.FieldTypeTime}, {"body", data.FieldTypeString}, {"severity", data.FieldTypeString},
		{"id", data.FieldTypeString}, {"labels", data.FieldTypeJSON},
	} {
		if field := frame.Fields[index]; field.Name != want.name || field.Type().NonNullableType() != want.fieldType {
			t.Errorf("field %d is %s of type %s", index, field.Name, field.Type())
		}
	}
	if frame.Rows() != 1500 {
		t.Fatalf("there are %d lines", frame.Rows())
	}
	checkLines(t, frame, asked)
}

func checkLines(t *testing.T, frame *data.Frame, asked backend.TimeRange) {
	t.Helper()
	ids := map[any]bool{}
	var before time.Time
	for row := range frame.Rows() {
		at, _ := frame.ConcreteAt(0, row)
		if written := at.(time.Time); written.Before(before) || written.Before(asked.From) || !written.Before(asked.To) {
			t.Fatalf("row %d is of %s, after %s", row, at, before)
		}
		before = at.(time.Time)
		id, _ := frame.ConcreteAt(3, row)
		if ids[id] {
			t.Fatalf("the log %s comes twice", id)
		}
		ids[id] = true
		labels, _ := frame.ConcreteAt(4, row)
		var read map[string]any
		if err := json.Unmarshal(labels.(json.RawMessage), &read); err != nil || read["service"] == nil {
			t.Fatalf("the labels of row %d are %s, %v", row, labels, err)
		}
	}
}

func TestAnAlertRuleOfRawLogsIsToldWhatToAskInstead(t *testing.T) {
	model := host.Model{"refId": "A", "queryType": "logs"}
	request := hosttest.Request(t, settings(t, connect(t)), span(), host.AlertHeaders(), model)
	hosttest.ExpectError(t, hosttest.Send(t, start(t), request)["A"], backend.StatusBadRequest, "logCounts")
}

func TestLogVolumeIsSeriesByLevel(t *testing.T) {
	model := host.Model{"refId": "A", "queryType": "logVolume"}
	answer := hosttest.Query(t, start(t), settings(t, connect(t)), span(), model)["A"]
	if answer.Error != nil {
		t.Fatal(answer.Error)
	}
	if labels, err := dataplane.Accept(answer.Frames); err != nil || len(labels) < 2 {
		t.Errorf("read %q, %v", labels, err)
	}
	levels := map[string]bool{"critical": true, "error": true, "warning": true, "info": true, "debug": true, "trace": true, "unknown": true}
	for _, value := range answer.Frames[0].Fields[1:] {
		if !levels[value.Labels["level"]] || len(value.Labels) != 1 {
			t.Errorf("the labels are %v", value.Labels)
		}
	}
}
