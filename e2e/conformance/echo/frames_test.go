package echo

import (
	"encoding/json"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/dataplane"
	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestEveryFrameOfEveryQueryArrivesWithItsValuesLabelsAndRefID(t *testing.T) {
	answers := query(t, start(t), host.Model{"refId": "A", "frames": 50, "rows": 30}, host.Model{"refId": "ü", "frames": 1})

	for refID, want := range map[string]struct{ frames, rows int }{"A": {50, 30}, "ü": {1, 10}} {
		answer := answers[refID]
		if answer.Error != nil || answer.Status != 200 || len(answer.Frames) != want.frames {
			t.Fatalf("%s: status %d, %d frames, error %v", refID, answer.Status, len(answer.Frames), answer.Error)
		}
		for k, frame := range answer.Frames {
			checkEchoFrame(t, frame, refID, k, want.rows)
		}
	}
}

func checkEchoFrame(t *testing.T, frame *data.Frame, refID string, k int, rows int) {
	t.Helper()
	if frame.RefID != refID || frame.Name != "frame-"+strconv.Itoa(k) {
		t.Errorf("frame %d of %s is named %q and belongs to %q", k, refID, frame.Name, frame.RefID)
	}
	moment, value := frame.Fields[0], frame.Fields[1]
	if moment.Type() != data.FieldTypeTime || value.Type() != data.FieldTypeNullableFloat64 {
		t.Fatalf("frame %d has the types %s and %s", k, moment.Type(), value.Type())
	}
	if want := (data.Labels{"frame": strconv.Itoa(k)}); !reflect.DeepEqual(value.Labels, want) {
		t.Errorf("frame %d has the labels %v", k, value.Labels)
	}
	if moment.Len() != rows || value.Len() != rows {
		t.Fatalf("frame %d has %d times and %d values, want %d", k, moment.Len(), value.Len(), rows)
	}
	for row := range rows {
		if at := moment.At(row).(time.Time); !at.Equal(from.Add(time.Duration(row) * time.Second)) {
			t.Errorf("frame %d row %d is at %s", k, row, at)
		}
		if number := *value.At(row).(*float64); number != float64(k)+float64(row)/10 {
			t.Errorf("frame %d row %d is %v", k, row, number)
		}
	}
}

func TestAnAnswerOfAMillionRowsArrives(t *testing.T) {
	answer := query(t, start(t), host.Model{"refId": "A", "rows": 1_000_000})["A"]

	if answer.Error != nil || len(answer.Frames) != 1 || answer.Frames[0].Rows() != 1_000_000 {
		t.Fatalf("got %d frames, error %v", len(answer.Frames), answer.Error)
	}
	last := answer.Frames[0].Fields[0].At(999_999).(time.Time)
	if want := from.Add(999_999 * time.Second); !last.Equal(want) {
		t.Errorf("the last row is at %s, want %s", last, want)
	}
}

func TestTheOfficialDecoderReadsEveryFieldType(t *testing.T) {
	frame := query(t, start(t), host.Model{"refId": "A", "columns": "allTypes"})["A"].Frames[0]

	want := map[string][]any{
		"int8":     {int8(-128), int8(0), int8(127)},
		"int16":    {int16(-32768), int16(0), int16(32767)},
		"int32":    {int32(-1 << 31), int32(0), int32(1<<31 - 1)},
		"int64":    {int64(-1 << 62), int64(0), int64(1 << 62)},
		"uint8":    {uint8(0), uint8(1), uint8(255)},
		"uint16":   {uint16(0), uint16(1), uint16(65535)},
		"uint32":   {uint32(0), uint32(1), uint32(1<<32 - 1)},
		"uint64":   {uint64(0), uint64(1), uint64(1 << 63)},
		"float32":  {float32(-0.5), float32(0), float32(0.5)},
		"float64":  {-0.1, 0.0, 0.1},
		"float64?": {1.0, nil, 3.0},
		"string":   {"", "ä", "😀"},
		"string?":  {"a", nil, "c"},
		"boolean":  {true, false, true},
		"boolean?": {true, nil, false},
		"time":     {from, from.Add(time.Second), from.Add(2 * time.Second)},
		"time?":    {from, nil, from},
		"json":     {json.RawMessage(`{"a":1}`), json.RawMessage(`[2]`), json.RawMessage(`"three"`)},
		"enum":     {data.EnumItemIndex(0), data.EnumItemIndex(1), data.EnumItemIndex(0)},
	}
	got := map[string][]any{}
	for _, field := range frame.Fields {
		got[field.Name] = rows(field)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read\n%v\nwant\n%v", got, want)
	}
	enum, _ := frame.FieldByName("enum")
	if texts := enum.Config.TypeConfig.Enum.Text; !reflect.DeepEqual(texts, []string{"off", "on"}) {
		t.Errorf("the enum has the texts %v", texts)
	}
}

// rows are the values of a field, nil where one is missing.
func rows(field *data.Field) []any {
	values := make([]any, field.Len())
	for row := range values {
		if value, present := field.ConcreteAt(row); present {
			if moment, isTime := value.(time.Time); isTime {
				value = moment.UTC()
			}
			values[row] = value
		}
	}
	return values
}

func TestAlertingAcceptsEverySeriesAndNumber(t *testing.T) {
	plugin := start(t)
	for columns, want := range map[string][]string{
		"timeseries":  {"frame=0"},
		"numericLong": {"row=0-0", "row=0-1"},
		"noData":      {},
	} {
		frames := query(t, plugin, host.Model{"refId": "A", "columns": columns, "rows": 2})["A"].Frames
		labels, err := dataplane.Accept(frames)
		if err != nil || !reflect.DeepEqual(labels, want) {
			t.Errorf("%s: read %q, want %q, error %v", columns, labels, want, err)
		}
	}
}

func TestLogLinesHaveTheNamesAndTypesThatTheLogPanelLooksFor(t *testing.T) {
	frame := query(t, start(t), host.Model{"refId": "A", "columns": "logLines"})["A"].Frames[0]

	if frame.Meta.Type != data.FrameTypeLogLines || frame.Meta.PreferredVisualization != data.VisTypeLogs {
		t.Errorf("meta is %+v", frame.Meta)
	}
	hosttest.ExpectColumns(t, frame, map[string]data.FieldType{
		"timestamp": data.FieldTypeTime,
		"body":      data.FieldTypeString,
		"severity":  data.FieldTypeNullableString,
		"id":        data.FieldTypeNullableString,
		"labels":    data.FieldTypeNullableJSON,
	})
}
